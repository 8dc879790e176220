import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Installation, newInstallation } from '../support/command.ts'

let here: Installation
beforeEach(() => {
  here = newInstallation()
})
afterEach(() => here.remove())

const report = z.strictObject({
  ok: z.boolean(),
  findings: z.array(
    z.strictObject({
      key: z.string(),
      level: z.enum(['ok', 'warning', 'error']),
      text: z.string(),
      advice: z.string().nullable(),
    }),
  ),
})

async function doctor(env: Record<string, string> = {}) {
  const { status, json } = await here.tambour(['doctor', '--json'], { env })
  const { ok, findings } = report.parse(json)
  expect(status).toBe(ok ? 0 : 1)
  for (const { level, text, advice } of findings) {
    expect(text).toMatch(/\.$/)
    expect(advice === null).toBe(level === 'ok')
  }
  return { ok, levels: Object.fromEntries(findings.map(({ key, level }) => [key, level])) }
}

describe('tambour doctor', () => {
  it('looks at everything, before there is a commune too', async () => {
    expect((await doctor()).levels).toMatchObject({
      database: 'ok',
      key: 'ok',
      disk: 'ok',
      address: 'ok',
      mail: 'warning',
      commune: 'warning',
      backup: 'warning',
    })
  })

  it('fails where something is broken, and says what', async () => {
    await doctor()
    chmodSync(join(here.folder, 'data/secret-key'), 0o644)
    const { ok, levels } = await doctor({ HOST: '0.0.0.0', SMTP_URL: 'smtp://127.0.0.1:1' })
    expect(ok).toBe(false)
    expect(levels).toMatchObject({ key: 'error', address: 'warning', mail: 'error' })
  })

  it('works without its database', async () => {
    const env = { DATABASE_URL: 'postgres://personne@127.0.0.1:1/tambour' }
    const { ok, levels } = await doctor({ ...env, SECRET_KEY: 'k'.repeat(43) })
    expect(ok).toBe(false)
    expect(levels).toMatchObject({ database: 'error', key: 'ok' })
  })

  it('says of a damaged database how to have it back, and nothing else', async () => {
    mkdirSync(join(here.folder, 'data'))
    writeFileSync(join(here.folder, 'data/tambour.db'), 'Bonjour\n'.repeat(500))
    const { stdout } = await here.tambour(['doctor'])
    expect(stdout).toMatch(/^ERREUR {5}La base .* est abîmée/m)
    expect(stdout).not.toContain('vérifiez DATABASE_URL')
  })

  it('needs no folder of its own', async () => {
    const env = { DATABASE_URL: 'file::memory:', SECRET_KEY: 'k'.repeat(43) }
    expect((await doctor(env)).levels).toMatchObject({ database: 'ok', key: 'ok', disk: 'ok' })
  })

  it('tells it in words', async () => {
    const { stdout } = await here.tambour(['doctor'])
    expect(stdout).toMatch(/^bien {7}La base répond/m)
    expect(stdout).toMatch(/^attention {2}Aucune commune n’est enregistrée\.\n {11}→ ouvrez/m)
  })
})
