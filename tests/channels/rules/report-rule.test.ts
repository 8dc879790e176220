import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  mostReportRules,
  type ReportRule,
  reportIn,
  reportRuleProblem,
  reportRulesIn,
  reportRulesText,
} from '../../../server/channels/rules/report-rule.ts'

const rule: ReportRule = {
  tool: 'Betterstreet',
  sender: '*@betterstreet.org',
  opens: 'Nouveau signalement {référence}',
  closes: 'Signalement {référence} clôturé',
}
const told = (
  subject: string,
  changes: Partial<ReportRule> = {},
  from = 'info@betterstreet.org',
) => {
  const found = reportIn([{ ...rule, ...changes }], { from, subject })
  return found && `${found.kind} ${found.reference}`
}

describe('what a tool’s mail says', () => {
  it.each([
    ['Nouveau signalement 4821', 'opens 4821'],
    ['[Betterstreet] NOUVEAU SIGNALEMENT #4821 : nid-de-poule', 'opens 4821'],
    ['Nouveau\u00a0signalement n°\u202f4821, rue du Moulin', 'opens 4821'],
    ['Nouveau signalement BS-2026/0042.', 'opens BS-2026/0042'],
    ['Signalement 4821 clôturé', 'closes 4821'],
    ['Signalement 4821 clo\u0302ture\u0301 par les services', 'closes 4821'],
    // No digit in it: a word.
    ['Nouveau signalement reçu', null],
    ['Commentaire sur le signalement 4821', null],
    ['', null],
  ])('%s', (subject, expected) => {
    expect(told(subject)).toBe(expected)
  })

  it('is of that sender alone, or of a domain and those below it', () => {
    const subject = 'Nouveau signalement 12'
    for (const sender of ['*@betterstreet.org', '@betterstreet.org', 'Betterstreet.org']) {
      expect(told(subject, { sender }, 'a@mail.betterstreet.org')).toBe('opens 12')
      expect(told(subject, { sender }, 'a@faux-betterstreet.org')).toBeNull()
    }
    expect(told(subject, { sender: 'Info@betterstreet.org' })).toBe('opens 12')
    expect(told(subject, { sender: 'info@betterstreet.org' }, 'autre@betterstreet.org')).toBeNull()
  })

  it('may have anything where « * » stands', () => {
    const opens = 'Demande * du quartier * ({référence})'
    expect(told('Demande de Paul du quartier Nord (A7)', { opens })).toBe('opens A7')
    expect(told('Demande (A7) du quartier', { opens })).toBeNull()
    expect(told('{réf}', { opens: '{réf} ouvert' })).toBeNull()
    expect(told('12 ouvert', { opens: '{réf} ouvert' })).toBe('opens 12')
    expect(told('a1', { opens: '{réf}1' })).toBeNull()
    expect(told('a21', { opens: '{réf}1' })).toBe('opens a2')
  })

  it('is found in any subject within its time, and the rule as it was written', () => {
    const words = fc.string({
      maxLength: 300,
      unit: fc.constantFrom('a', '1', '-', ' ', '*', '{réf}'),
    })
    fc.assert(
      fc.property(words, words, (opens, subject) => {
        const found = reportIn([{ ...rule, opens }], { from: 'a@betterstreet.org', subject })
        if (found) expect(found.reference).toMatch(/\d/)
      }),
    )
    const long = { opens: `${'a*'.repeat(5)}{réf}z`, closes: '' }
    expect(told('a1'.repeat(150), long)).toBeNull()
  })

  it('is sought by twenty rules in two hundred subjects before anybody notices', () => {
    const opens = 'a*b*c*d*{réf}'
    const many = { ...rule, opens, closes: `${opens}q` }
    const mail = { from: 'a@betterstreet.org', subject: 'abcd '.repeat(60) }
    const times = [1, 2, 3].map(() => {
      const rules = Array.from({ length: mostReportRules }, () => ({ ...many }))
      const before = process.cpuUsage()
      for (let mails = 0; mails < 200; mails++) expect(reportIn(rules, mail)).toBeNull()
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1_000
    })
    // Of the processor, the best of three: 19 to 38 ms, where each place was tried by itself 92 to 226.
    expect(Math.min(...times)).toBeLessThan(75)
  })
})

it('rules are kept as one text, and what is none is no rule', () => {
  expect(reportRulesIn(reportRulesText([rule]))).toEqual([rule])
  expect(reportRulesText([])).toBe('')
  for (const text of [undefined, '', 'x', '{}', '[1]', '[{"tool":"x"}]']) {
    expect(reportRulesIn(text)).toEqual([])
  }
})

it.each([
  [{}, null],
  [{ closes: '' }, null],
  [{ tool: '' }, 'tool'],
  [{ tool: 'Better\ud83d' }, 'tool'],
  [{ sender: 'betterstreet' }, 'sender'],
  [{ sender: 'a b@betterstreet.org' }, 'sender'],
  [{ opens: 'Nouveau signalement' }, 'opens'],
  [{ opens: '{référence}' }, 'opens'],
  [{ opens: '* {référence}' }, 'opens'],
  [{ opens: 'De {nom}, {référence}' }, 'opens'],
  [{ closes: 'clôturé' }, 'closes'],
] as const)('%j lacks %s', (changes, problem) => {
  expect(reportRuleProblem({ ...rule, ...changes })).toBe(problem)
})
