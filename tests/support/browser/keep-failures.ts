import { afterEach } from 'vitest'
import { keepOpen } from './browser.ts'

afterEach(keepOpen)
