import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { readManifest } from '../server/backup/store-manifest.ts'
import { releaseOf } from '../server/database/migrate.ts'
import { version } from '../server/version.ts'
import { testApp } from './support/app.ts'
import { newInstallation } from './support/command.ts'

const file = (path: string) => readFileSync(path, 'utf8')

it('is written in package.json alone', () => {
  expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  expect(z.object({ version: z.string() }).parse(JSON.parse(file('package.json')))).toEqual({
    version,
  })
  // What others read without running anything follows it.
  expect(file('package-lock.json')).toContain(`"name": "tambour",\n  "version": "${version}"`)
  expect(file('publiccode.yml')).toContain(`softwareVersion: "${version}"`)
  expect(file('CHANGELOG.md')).toContain(`\n## ${version}`)
})

it('is told by the command, by doctor, by the migrations and in each backup', async () => {
  const here = newInstallation()
  onTestFinished(here.remove)
  await here.setUp()
  for (const option of ['--version', '-V']) {
    expect((await here.tambour([option])).stdout).toBe(`Tambour ${version}\n`)
  }
  expect((await here.tambour(['doctor'])).stdout).toContain(`Tambour ${version}, sur Node`)
  expect((await here.tambour(['migrate', '--status'])).stdout).toContain(`Tambour ${version}.`)
  expect((await here.tambour(['upgrade', '--check'])).stdout).toBe(
    `Tambour ${version} : la base est à jour, rien ne changera.\n`,
  )
  expect((await here.tambour(['migrate', '--status', '--json'])).json).toMatchObject({ version })
  expect((await here.tambour(['backup', 'copie.db'])).status).toBe(0)
  expect(readManifest(join(here.folder, 'copie.db'))).toMatchObject({ version })
})

it('is told to the screens, in the document of the API and among the metrics', async () => {
  const { ask } = await testApp({ settings: { metricsToken: 'secret' } })
  expect((await ask('GET', '/api/me', { as: 'councillor' })).json).toMatchObject({ version })
  expect((await ask('GET', '/api/openapi.json')).json).toMatchObject({ info: { version } })
  const metrics = await ask('GET', '/metrics', { headers: { authorization: 'Bearer secret' } })
  expect(metrics.text).toContain(`tambour_build_info{version="${version}"} 1\n`)
})

it('of a newer release is read out of the names of its migrations', () => {
  expect(releaseOf(['0003-0.10.0', '0002-0.2.0-push'])).toBe('0.10.0')
  expect(releaseOf(['9999-later'])).toBeNull()
  expect(releaseOf([])).toBeNull()
})
