import { rmSync } from 'node:fs'
import { chromiumPath } from './chromium.ts'
import { keptFolder } from './kept.ts'

/** Installs Chromium where there is none, once and before any test asks for it. */
export default function setup(): void {
  rmSync(keptFolder, { recursive: true, force: true })
  chromiumPath()
}
