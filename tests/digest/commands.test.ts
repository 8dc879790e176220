import { describe, expect, it } from 'vitest'
import type { Command, Input, Local } from '../../server/cli/command.ts'
import { openApi } from '../../server/cli/here.ts'
import { commands } from '../../server/digest/commands.ts'
import { addRecipient } from '../../server/digest/store.ts'
import { currentCommune } from '../../server/people/commune.ts'
import type { MailOutcome } from '../../server/platform/mailer.ts'
import { testApp } from '../support/app.ts'
import { refused } from '../support/fake-mailer.ts'

const digest: Command | undefined = commands[0]

async function house(outcome: MailOutcome = { kind: 'sent' }) {
  const { context, communeId } = await testApp()
  const sent: string[] = []
  context.mailer = {
    async send({ to }) {
      sent.push(to)
      return outcome
    },
    check: async () => ({ ok: true }),
  }
  await context.db.deleteFrom('digestRecipient').execute()
  await addRecipient(context.db, communeId, 'maire@exemple.fr', 0)
  const local: Local = { context, commune: await currentCommune(context) }
  const done = async (asked: Input) => await digest?.ask(openApi(local), asked, local)
  return { done, sent }
}

const input = (values: Input['values'], positionals: string[] = []): Input => ({
  values,
  positionals,
  stdin: (async function* () {})(),
})

describe('digest', () => {
  it('shows the last week unless told, and sends nothing', async () => {
    const { done, sent } = await house()
    const document = await done(input({}))
    expect(document).toMatchObject({ week: '2026-W22' })
    expect(digest?.print(document)).toMatch(
      /^Objet.: Saint-Rémi[\s\S]*maire@exemple\.fr.: pas encore envoyé$/,
    )
    expect(await done(input({ week: '2026-W20' }))).toMatchObject({
      week: '2026-W20',
    })
    expect(sent).toEqual([])
  })

  it('sends with --send, once', async () => {
    const { done, sent } = await house()
    const document = await done(input({ send: true }))
    expect(digest?.print(document)).toMatch(/maire@exemple\.fr.: envoyé le 2.juin 2026 à 10.h/)
    await done(input({ send: true, week: '2026-W22' }))
    expect(sent).toEqual(['maire@exemple.fr'])
  })

  it('fails with a sentence that names who may not have it', async () => {
    const { done } = await house(refused)
    await expect(done(input({ send: true }))).rejects.toThrow(
      /maire@exemple\.fr \(adresse inconnue \(550\)\)/,
    )
  })

  it.each([
    [{ week: 'hier' }, []],
    [{ week: '2026-W99' }, []],
    [{}, ['2026-W20']],
  ])('refuses a week that is none', async (values, positionals) => {
    const { done } = await house()
    await expect(done(input(values, positionals))).rejects.toThrow(/2026-W47/)
  })
})
