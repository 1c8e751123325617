import { declarePageScheme } from './page-scheme.ts'

// Required by Electron's `-r` where the app runs from its folder: a runtime whose default app imports ours without
// waiting is ready before our first line. The packaged app is loaded before that, and does without this file.
declarePageScheme()
