import { join } from 'node:path'
import { app } from 'electron'
import { usualPort } from '../host/defaults.ts'
import { fileSecrets } from '../host/file-secrets.ts'
import { openHost } from '../host/open-host.ts'
import type { BootParts } from './boot.ts'
import { closeInOrder } from './closing.ts'
import { receiveDownloads } from './downloads.ts'
import { dataFolder, settleFolders } from './folders.ts'
import { type LaunchArguments, readLaunchArguments } from './launch-arguments.ts'
import { lockDown } from './lock-down.ts'
import { buildMenu } from './menu.ts'
import { answerPages } from './page-connection.ts'
import { servePage } from './page-protocol.ts'
import { declarePageScheme } from './page-scheme.ts'
import { safeSecrets } from './safe-secrets.ts'
import { reportStartFailure } from './start-failure.ts'
import { focusWindow, openWindow } from './window.ts'

/** The start-up's parts, as Electron gives them. */
export function electronParts(): BootParts {
  const environment = process.env
  const folder = (...parts: string[]): string => join(app.getAppPath(), ...parts)
  const developerTools = !app.isPackaged
  let chosen: LaunchArguments = { hub: {} }

  const reportFailure = (error: unknown): void =>
    reportStartFailure(error, environment['TILLHOUSE_NO_DIALOG'] !== undefined)
  const open = (): Promise<void> =>
    openWindow({
      preload: folder('out', 'preload', 'index.cjs'),
      icon: folder('resources', 'icons', 'icon.png'),
      memory: join(app.getPath('userData'), 'window.json'),
      developerTools,
    })

  return {
    settleFolders() {
      chosen = readLaunchArguments(process.argv)
      settleFolders(chosen.data)
    },
    declarePageScheme,
    claimInstance() {
      app.on('second-instance', focusWindow)
      return app.requestSingleInstanceLock()
    },
    whenReady: () => app.whenReady(),
    lockDown() {
      lockDown()
      receiveDownloads(
        environment['TILLHOUSE_DOWNLOADS'] ?? app.getPath('downloads'),
        !environment['TILLHOUSE_DOWNLOADS'],
      )
    },
    servePage: () => servePage(folder('out', 'renderer')),
    openHost() {
      const data = dataFolder(chosen.data)
      return openHost({
        dataFolder: data,
        resources: folder('resources'),
        // The window has the page from the package.
        pageFolder: null,
        port: chosen.port ?? usualPort,
        version: app.getVersion(),
        secrets: safeSecrets(() => fileSecrets(data)),
        // Electron's own executable is the Node that the app brings along.
        sandbox: {
          entry: folder('out', 'main', 'sandbox.js'),
          command: process.execPath,
          env: { ELECTRON_RUN_AS_NODE: '1' },
        },
        hub: {
          ...chosen.hub,
          program: {
            entry: folder('out', 'main', 'hub.js'),
            command: process.execPath,
            env: { ELECTRON_RUN_AS_NODE: '1' },
          },
        },
        backupWorker: folder('out', 'main', 'backup.js'),
        onDamage: (sentence) => console.error(sentence),
        ...(app.isPackaged ? {} : { onSlowQuery: (sentence: string) => console.warn(sentence) }),
        onFailure: reportFailure,
      })
    },
    answerPages,
    buildMenu: () => buildMenu(developerTools),
    openWindow: open,
    closeInOrder: (host) => closeInOrder(host, open),
    reportFailure,
    quit: () => app.quit(),
  }
}
