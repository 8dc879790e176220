import { rmSync } from 'node:fs'
import { chromiumPath } from './chromium.ts'
import { keptFolder } from './kept.ts'

/** Finds or fetches the browser once, before test processes need it. */
export default function setup(): void {
  rmSync(keptFolder, { recursive: true, force: true })
  process.env.CHROMIUM = chromiumPath()
}
