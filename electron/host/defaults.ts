import { homedir } from 'node:os'
import path from 'node:path'

/** Where the storefront API and the browser till listen, unless another port is chosen. */
export const usualPort = 7410

/** Where the hub listens that this computer runs for its shop. */
export const usualHubPort = 7420

const applicationData = (): string => {
  if (process.platform === 'win32') return process.env['APPDATA'] ?? path.join(homedir(), 'AppData', 'Roaming')
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support')
  return process.env['XDG_CONFIG_HOME'] ?? path.join(homedir(), '.config')
}

/** The shop's data, unless another folder is chosen: the window and the browser till are the same till. */
export const usualDataFolder = (): string => path.join(applicationData(), 'Tillhouse', 'shop')
