import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { webhookTypes } from '../../server/webhooks/rules.ts'
import { envelopeOf } from '../../server/webhooks/shapes.ts'

it('docs/webhooks.md names every type in both languages, and its examples have their shapes', () => {
  const page = readFileSync('docs/webhooks.md', 'utf8')
  const french = readFileSync('docs/fr/webhooks.md', 'utf8')
  for (const type of webhookTypes)
    expect([page, french].map(one => one.includes(`\`${type}\``))).toEqual([true, true])
  const examples = [...page.matchAll(/```json\n([^`]+)```/g)].map(([, json = '']) =>
    JSON.parse(json),
  )
  expect(examples.length).toBeGreaterThan(1)
  for (const example of examples) {
    expect(envelopeOf(example.type).strict().parse(example)).toEqual(example)
  }
})
