import { relative } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { TestRunner } from 'vitest'
import { chromiumPath, launchChromium } from './chromium.ts'
import { keptFolder } from './kept.ts'

/** Those that are open, with how to keep what happened in them. */
const open = new Map<BrowserContext, (error: TestError) => Promise<void>>()
type TestError = { message: string }
/** Those that wait for the next test. */
const resting = new Set<BrowserContext>()
let kept = 0

/** The one of this process, whose files come one after the other; it ends with the process. */
let running: Promise<Browser> | undefined

/**
 * A Chromium for one file: closing it closes its windows alone, for the next file has the same, and
 * those that are left to the next test. One
 * for the whole run would take a server between it and each process, which reads and writes every
 * word once more. A test that fails leaves a trace and a picture of every window that is open at
 * its end, and its message says where.
 */
export async function connectChromium(): Promise<Browser> {
  running ??= launchChromium().then(watchedBrowser)
  return await running
}

/** Which browser the tests of this process saw, for the end of the run; nothing before the first. */
export async function browserName(): Promise<string | undefined> {
  const browser = await running
  return browser && `Chromium ${browser.version()} (${chromiumPath()})`
}

function watchedBrowser(browser: Browser): Browser {
  const newContext = browser.newContext.bind(browser)
  browser.newContext = async options => {
    const context = await newContext(options)
    // It loads all of the screens behind the first one: only who asks for it has the service worker.
    if (options?.serviceWorkers !== 'allow') await context.addInitScript(withoutWorker)
    return await watched(context)
  }
  browser.close = async () => {
    const ended = browser.contexts().filter(context => !resting.has(context))
    await Promise.all(ended.map(context => context.close()))
  }
  return browser
}

/** What the screens register by themselves is never there; a test may register what it needs. */
const withoutWorker = `{
  // Over plain http there is none.
  const { prototype } = globalThis.ServiceWorkerContainer ?? { prototype: {} }
  const { register } = prototype
  prototype.register = function (script, ...rest) {
    return script === '/worker.js' ? new Promise(() => {}) : register.call(this, script, ...rest)
  }
}`

/**
 * Leaves a window to the next test that takes it, whichever file that is in: no file's end closes it,
 * and what happened in it is no part of what is kept of a test that fails.
 */
export async function leaveResting(context: BrowserContext): Promise<void> {
  await context.tracing.stop()
  resting.add(context)
}

/** Takes a window that was left; of any other nothing changes. */
export async function wake(context: BrowserContext): Promise<void> {
  if (resting.delete(context)) await context.tracing.start()
}

async function watched(context: BrowserContext): Promise<BrowserContext> {
  // Answers leave at once, but where it is tried that they can be taken back.
  await context.addInitScript(() => {
    try {
      localStorage.setItem('tambour.answers-leave', 'at-once')
    } catch (problem) {
      // A frame in which no script may store anything.
      if (!(problem instanceof DOMException)) throw problem
    }
  })
  // What is awaited comes, on a busy machine too; the test's own patience ends what hangs.
  context.setDefaultTimeout(120_000)
  // What was done, and when: snapshots would put a script in every frame, of which the mail's
  // preview, where none may run, complains.
  await context.tracing.start()
  // Also when its browser goes: nothing of it can be kept then.
  context.on('close', () => open.delete(context))
  const close = context.close.bind(context)
  context.close = async options => {
    await keep(context)
    open.delete(context)
    await close(options)
  }
  let last: { error: TestError; done: Promise<void> } | undefined
  open.set(context, error => {
    // Closing a window and the end of its test may both ask.
    if (last?.error !== error) last = { error, done: save(context, error) }
    return last.done
  })
  return context
}

/** Writes a picture of each page and a trace of all of them, and tells the error where. */
async function save(context: BrowserContext, error: TestError): Promise<void> {
  kept += 1
  const name = (TestRunner.getCurrentTest()?.name ?? 'test').replaceAll(/[^\p{L}\d]+/gu, '-')
  const path = `${keptFolder}${name.slice(0, 60)}-${process.pid}-${kept}`
  for (const [index, page] of context.pages().entries()) {
    await page.screenshot({ path: `${path}-${index + 1}.png`, timeout: 5_000 })
  }
  await context.tracing.stop({ path: `${path}.zip` })
  await context.tracing.start()
  const where = relative(process.cwd(), path)
  error.message += `\nSeen in ${where}-1.png; played again by npx playwright-core show-trace ${where}.zip`
}

/** Of a context, what happened in it, where the test that runs has failed. */
async function keep(context: BrowserContext): Promise<void> {
  const error = TestRunner.getCurrentTest()?.result?.errors?.[0]
  if (error !== undefined) await open.get(context)?.(error)
}

/** Of every window that is open; called after each test. */
export async function keepOpen(): Promise<void> {
  for (const context of open.keys()) if (!resting.has(context)) await keep(context)
}
