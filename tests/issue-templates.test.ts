import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const text = z.string().min(1)
const id = z.string().regex(/^[\w-]+$/)
const validations = z.strictObject({ required: z.boolean() }).optional()
const asked = z.strictObject({ label: text, description: text.optional() })

/** What GitHub, Forgejo and Gitea all read (docs.github.com, « Syntax for GitHub's form schema »). */
const form = z.strictObject({
  name: text,
  description: text,
  body: z.array(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('markdown'), attributes: z.strictObject({ value: text }) }),
      z.strictObject({
        type: z.literal('textarea'),
        id,
        attributes: asked.extend({ render: text.optional() }),
        validations,
      }),
      z.strictObject({
        type: z.literal('input'),
        id,
        attributes: asked.extend({ placeholder: text.optional() }),
        validations,
      }),
      z.strictObject({
        type: z.literal('dropdown'),
        id,
        attributes: asked.extend({ options: z.array(text).min(1) }),
        validations,
      }),
      z.strictObject({
        type: z.literal('checkboxes'),
        id,
        attributes: asked.extend({
          options: z.array(z.strictObject({ label: text, required: z.boolean() })).min(1),
        }),
      }),
    ]),
  ),
})

const files = globSync('.github/ISSUE_TEMPLATE/*.yml')

it.each(files)('%s is a form, and warns of what must not be public', file => {
  const { body } = form.parse(parse(readFileSync(file, 'utf8')))
  const ids = body.flatMap(one => ('id' in one ? [one.id] : []))
  expect(new Set(ids).size).toBe(ids.length)
  const [first] = body
  expect(first?.type === 'markdown' && first.attributes.value).toMatch(
    /public.* message d’habitant.* clé/s,
  )
})

it('asks who has a problem for their version and what `tambour doctor` says', () => {
  const { body } = form.parse(parse(readFileSync('.github/ISSUE_TEMPLATE/probleme.yml', 'utf8')))
  const labels = body.flatMap(one => ('label' in one.attributes ? [one.attributes.label] : []))
  expect(labels).toEqual(
    expect.arrayContaining(['Version de Tambour', 'Ce que dit « tambour doctor »']),
  )
  expect(files.length).toBe(2)
})
