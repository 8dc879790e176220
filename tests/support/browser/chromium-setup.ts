import { rmSync } from 'node:fs'
import { beginInstalling } from './chromium.ts'
import { keptFolder } from './kept.ts'

/** Begins to install Chromium where there is none: the tests that need no browser come first. */
export default function setup(): void {
  rmSync(keptFolder, { recursive: true, force: true })
  beginInstalling()
}
