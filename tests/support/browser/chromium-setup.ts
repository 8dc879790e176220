import { rmSync } from 'node:fs'
import { beginFetching } from './chromium.ts'
import { keptFolder } from './kept.ts'

/** Begins to fetch Chromium where there is none: the tests that need no browser come first. */
export default function setup(): void {
  rmSync(keptFolder, { recursive: true, force: true })
  beginFetching()
}
