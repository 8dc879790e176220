import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { launchChromium } from './chromium.ts'
import { keptFolder } from './kept.ts'

/** One Chromium for the whole run: each file connects to it, and its windows share nothing. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  rmSync(keptFolder, { recursive: true, force: true })
  const server = await launchChromium()
  project.provide('chromium', server.wsEndpoint())
  return () => server.close()
}
