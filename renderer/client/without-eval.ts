import { config } from 'zod'

// Zod compiles its parsers with `new Function` where it may. The page's Content-Security-Policy forbids it, and merely
// trying is reported as a violation.
config({ jitless: true })
