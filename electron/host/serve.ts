import { enableCompileCache, flushCompileCache } from 'node:module'

/** The till without a window, for a browser on this machine: `serve.ts [--data DIR] [--port N] [--without-sandbox]` */
// What Node makes of the sources is kept between starts: a till is ready a third sooner.
enableCompileCache()
const { serve } = await import('./headless.ts')
await serve()
// Written now, for a process that is killed writes nothing at its end.
flushCompileCache()
