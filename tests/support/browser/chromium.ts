import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'

/** Where one is fetched to. */
const folder = fileURLToPath(
  new URL('../../../node_modules/.cache/tambour-chromium', import.meta.url),
)

const places = [
  process.env.CHROMIUM ?? '',
  // The same engine without a window's furniture: a page opens with half the work.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(folder, 'chromium'),
]

const found = () => places.find(place => place !== '' && existsSync(place))
const fetcher = fileURLToPath(new URL('chromium.sh', import.meta.url))

/**
 * Where there is no Chromium, begins to fetch one; `chromiumPath` waits for its end.
 * @throws Error when it cannot, which `chromium.sh` tells the reason of
 */
export function beginFetching(): void {
  if (found() !== undefined) return
  const { status } = spawnSync('bash', [fetcher, folder, 'check'], { stdio: 'inherit' })
  if (status !== 0) throw new Error('The browser tests need Chromium.')
  spawn('bash', [fetcher, folder], { stdio: 'inherit' })
}

/** The Chromium of this machine, or one that is fetched first. */
export function chromiumPath(): string {
  const path = found()
  if (path !== undefined) return path
  const { status } = spawnSync('bash', [fetcher, folder], { stdio: 'inherit' })
  const fetched = found()
  if (status !== 0 || fetched === undefined) throw new Error('The browser tests need Chromium.')
  return fetched
}

/**
 * Playwright's own list, which another would replace, and two pages of the address bar that every
 * window loads though nobody sees it: without them one opens in two thirds of the time.
 */
const disabledFeatures = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
]

/** A headless Chromium that asks nothing of the outside. */
export async function launchChromium(): Promise<Browser> {
  return await chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      // It draws by the processor alone: a process of its own for that only costs.
      '--in-process-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${disabledFeatures.join()}`,
    ],
  })
}
