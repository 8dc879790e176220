import { spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ended, oneSentence } from './support/command.ts'

/** What `npm ci --omit=dev` leaves of the programs: no Vite to build with. */
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tambour-'))
  for (const file of ['package.json', 'server/run.mjs', 'server/build.ts'])
    cpSync(file, join(folder, file))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const run = (program: string) =>
  ended(spawn(process.execPath, [join(folder, 'server/run.mjs'), program]))

/** A file written at noon of a day of June 2026. */
function put(file: string, day: number) {
  const path = join(folder, file)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, '')
  const at = new Date(`2026-06-${String(day).padStart(2, '0')}T12:00:00Z`)
  utimesSync(path, at, at)
}

describe('an installation without Vite', () => {
  it('says what to do where the screens are missing', async () => {
    const { status, stderr } = await run('build')
    expect(status).toBe(1)
    expect(stderr).toMatch(oneSentence)
    expect(stderr).toContain('npm ci && npm run build && npm prune --omit=dev')
  })

  it('serves the screens that came without their sources', async () => {
    put('dist/index.html', 1)
    put('server/hours/rules-opening-hours.ts', 2)
    expect(await run('build')).toMatchObject({ status: 0, stdout: '', stderr: '' })
  })

  it('serves screens built after their sources, though npm wrote its lock file since', async () => {
    put('web/main.tsx', 1)
    put('dist/index.html', 2)
    put('package-lock.json', 3)
    expect(await run('build')).toMatchObject({ status: 0, stdout: '', stderr: '' })
  })

  it('serves screens that are older, and says how to renew them', async () => {
    put('dist/index.html', 1)
    put('web/main.tsx', 2)
    const { status, stderr } = await run('build')
    expect(status).toBe(0)
    expect(stderr).toMatch(oneSentence)
    expect(stderr).toContain('plus anciens que leurs sources')
  })

  it('starts the server from its sources where these are newer than what was built of them', async () => {
    put('dist/index.html', 3)
    put('dist-server/main.mjs', 2)
    put('server/hours/hours.ts', 1)
    utimesSync(join(folder, 'package.json'), new Date('2026-06-01'), new Date('2026-06-01'))
    for (const file of globSync('server/*.ts', { cwd: folder })) {
      utimesSync(join(folder, file), new Date('2026-06-01'), new Date('2026-06-01'))
    }
    expect(await run('build')).toMatchObject({ status: 0, stderr: '' })
    expect(existsSync(join(folder, 'dist-server'))).toBe(true)
    put('server/hours/hours.ts', 3)
    expect(await run('build')).toMatchObject({ status: 0, stderr: '' })
    expect(existsSync(join(folder, 'dist-server'))).toBe(false)
  })

  it.each(['demo', 'sandbox', 'bench', 'faults'])('says what %s is missing', async program => {
    const { status, stderr } = await run(program)
    expect(status).toBe(1)
    expect(stderr).toMatch(oneSentence)
    expect(stderr).toContain('npm ci')
  })
})

describe.skipIf(process.platform !== 'linux')('an older Node', () => {
  // A Node 26 without Temporal, as an older one is.
  const older = () =>
    ended(
      spawn(process.execPath, ['--no-harmony-temporal', join(folder, 'server/run.mjs'), 'doctor']),
    )

  it('says in one sentence what brings a newer one', async () => {
    const { status, stderr } = await older()
    expect(status).toBe(1)
    expect(stderr).toMatch(oneSentence)
    expect(stderr).toContain('npm ci')
  })

  it('hands over to the Node of node_modules, which npm 10 does not link', async () => {
    const file = join(folder, `node_modules/node-linux-${process.arch}/bin/node`)
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, '#!/bin/sh\necho "$3"; command -v node\nexit 3\n', { mode: 0o755 })
    expect(await older()).toMatchObject({ status: 3, stdout: `doctor\n${file}\n` })
  })
})
