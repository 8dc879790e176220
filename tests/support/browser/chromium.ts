import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'

/** Holds the npm package's manifest, its lock file and the program that unpacks it. */
const packaged = fileURLToPath(new URL('packaged', import.meta.url))
/** Folder of the fetched browser. */
const folder = fileURLToPath(
  new URL('../../../node_modules/.cache/tambour-chromium', import.meta.url),
)
const launcher = join(folder, 'launch')

const places = [
  // The headless shell opens a page with half the work, because it draws no window.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  launcher,
]

/** How to get a browser, for the end of a run without one. */
export const howToInstall =
  'install Chromium (`sudo apt install chromium-headless-shell`), or set CHROMIUM to the path of a Chrome'

/** Returns the path of this machine's Chromium: `CHROMIUM`, a usual place, or a fetched one. */
export function findChromium(): string | null {
  const { CHROMIUM } = process.env
  if (CHROMIUM !== undefined && CHROMIUM !== '') return CHROMIUM
  return places.find(place => existsSync(place)) ?? null
}

/**
 * Fetches a headless Chromium from npm into `node_modules/.cache`. Changes nothing of the system.
 * @returns its path, or null where there is no package for this system or npm fails, whose error is printed
 */
export function fetchChromium(): string | null {
  // https://github.com/Sparticuz/chromium: its npm package has Linux on x64 alone.
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  process.stderr.write(
    'No Chromium found: fetching one from npm (70 MB) into node_modules/.cache.\n',
  )
  const draft = `${folder}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(join(draft, 'unpacked'), { recursive: true })
  cpSync(packaged, draft, { recursive: true })
  const isDone =
    succeeds('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], draft) &&
    succeeds(process.execPath, ['unpack.js'], draft, { TMPDIR: join(draft, 'unpacked') })
  if (isDone) {
    rmSync(join(draft, 'node_modules'), { recursive: true })
    writeFileSync(join(draft, 'fonts.conf'), fonts)
    writeFileSync(join(draft, 'launch'), launch)
    chmodSync(join(draft, 'launch'), 0o755)
    rmSync(folder, { recursive: true, force: true })
    renameSync(draft, folder)
  }
  rmSync(draft, { recursive: true, force: true })
  return isDone ? launcher : null
}

function succeeds(
  program: string,
  args: string[],
  cwd: string,
  env: Record<string, string> = {},
): boolean {
  const PATH = [dirname(process.execPath), process.env.PATH].join(delimiter)
  const { status } = spawnSync(program, args, {
    cwd,
    env: { ...process.env, PATH, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return status === 0
}

/** Starts the unpacked browser with its libraries and fonts; those of the system come first. */
const launch = `#!/bin/sh
here='${folder}'
system=/usr/lib/x86_64-linux-gnu:/usr/lib64:/usr/lib
export LD_LIBRARY_PATH="\${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$system:$here/unpacked/al2023/lib"
export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/unpacked/chromium" "$@"
`
const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/unpacked/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`

/**
 * Returns the path of a Chromium, fetching one first where there is none.
 * @throws Error with the command that installs one
 */
export function chromiumPath(): string {
  const path = findChromium() ?? fetchChromium()
  if (path === null) throw new Error(`The browser tests need a browser: ${howToInstall}.`)
  return path
}

/**
 * Playwright's own list, because a second --disable-features flag replaces the first, and two pages
 * of the address bar: without these a window opens in two thirds of the time.
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

/** Starts a headless Chromium that sends no request of its own. */
export async function launchChromium(): Promise<Browser> {
  return await chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      // Software rendering gains nothing from a process of its own.
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
