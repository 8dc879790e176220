import { afterEach } from 'vitest'
import { browserName, keepOpen } from './browser.ts'

afterEach(keepOpen)
afterEach(async ({ task }) => {
  task.meta.browser = await browserName()
})
