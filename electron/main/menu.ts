import { Menu, type MenuItemConstructorOptions } from 'electron'

/** The least that a desktop app owes its user. Selling has its own keys, so few of these take one. */
export function buildMenu(developerTools: boolean): void {
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const developer: MenuItemConstructorOptions[] = developerTools
    ? [separator, { role: 'reload' }, { role: 'toggleDevTools' }]
    : []
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: 'Tillhouse', submenu: [{ role: 'about' }, separator, { role: 'quit' }] },
      // Without an edit menu, macOS has no copy and paste.
      { role: 'editMenu' },
      {
        label: 'View',
        submenu: [
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { role: 'resetZoom' },
          separator,
          { role: 'togglefullscreen' },
          ...developer,
        ],
      },
    ]),
  )
}
