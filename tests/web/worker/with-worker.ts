import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { connectChromium } from '../../support/browser/browser.ts'
import { type Address, openAddress } from '../address.ts'
import { type RealApi, type RealOptions, startRealApi } from '../real-api.ts'
import { openWindow, visit, type Window } from '../screen.ts'

/** What the server answers in place of what it would; undefined: nothing else. */
type Instead = (path: string) => Response | undefined

export type WithWorker = {
  api: RealApi
  window: Window
  page: Page
  /** All that reached the server, by whom it was asked alike: paths, in order. */
  reached: string[]
  /** From now on. */
  answerWith: (instead: Instead) => void
  /** What next comes for this path is carried out, and then no answer arrives any more; null: all arrive. */
  cutAfter: (path: string | null) => void
  close: () => Promise<void>
}

/** Windows of a telephone in which the service worker runs, each with an application of its own. */
export function windowsWithWorker() {
  let browser: Browser
  beforeAll(async () => {
    browser = await connectChromium()
  })
  afterAll(async () => {
    await browser?.close()
  })
  return async (options: RealOptions = {}): Promise<WithWorker> => {
    const reached: string[] = []
    let instead: Instead = () => undefined
    let last: string | null = null
    let isCut = false
    const open = await openAddress()
    const address: Address = {
      ...open,
      answerWith: answer =>
        open.answerWith(async (request, env) => {
          const path = new URL(request.url).pathname
          reached.push(path)
          const answered = isCut
            ? new Response(null)
            : (instead(path) ?? (await answer(request, env)))
          isCut ||= path === last
          if (isCut) env.outgoing.destroy()
          return answered
        }),
    }
    const api = await startRealApi({ role: 'officer', ...options, address })
    const window = await openWindow(browser, api, 360, { serviceWorkers: 'allow' })
    const { page } = window
    await visit(page, api, '/')
    // It took over once all that it keeps is there.
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')
    await visit(page, api, '/')
    return {
      ...{ api, window, page, reached },
      answerWith: next => {
        instead = next
      },
      cutAfter: path => {
        last = path
        isCut = false
      },
      async close() {
        await window.context.close()
        await api.close()
        await address.close()
      },
    }
  }
}
