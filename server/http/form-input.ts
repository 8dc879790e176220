import type { Context as HonoContext } from 'hono'
import type { z } from 'zod'
import { unreadablePlace } from '../language/foreign-text.ts'
import { shown } from '../platform/predicate.ts'
import { Refusal } from '../platform/refusal.ts'
import { formIn } from '../platform/upload-limit.ts'
import type { Env } from './identity.ts'
import { invalidInput } from './operation.ts'
import { httpSentences } from './sentences.ts'

/** A file as a form brings it; of what it is called and said to be nothing is known. */
export type FormFile = { name: string; type: string; bytes: Uint8Array }

/**
 * A form of a few fields and files, read as its operation describes it; how much it may carry stands
 * there too, for all of it is in memory.
 * @param field under which its files come, however many
 * @throws Refusal (`bad-request`) that says what does not fit, as for JSON
 */
export async function formInput<Shape extends z.ZodType>(
  c: HonoContext<Env>,
  shape: Shape,
  field: string,
): Promise<{ fields: z.output<Shape>; files: FormFile[] }> {
  const type = c.req.header('content-type') ?? ''
  const form = await formIn(
    new Uint8Array(await c.req.arrayBuffer()),
    type,
    httpSentences.unreadable,
  )
  const texts = [...form].filter(([, value]) => typeof value === 'string')
  const { data, error } = shape.safeParse(Object.fromEntries(texts))
  if (error !== undefined) {
    const { sentence, field: place } = invalidInput(error.issues)
    throw new Refusal('bad-request', sentence, place)
  }
  const place = unreadablePlace(data)
  if (place !== null) {
    const sentence = httpSentences.invalidAt(shown(place.join('.')), httpSentences.unwritable)
    throw new Refusal('bad-request', sentence)
  }
  const files: FormFile[] = []
  for (const file of form.getAll(field)) {
    if (!(file instanceof File)) continue
    const { name, type } = file
    files.push({ name, type, bytes: new Uint8Array(await file.arrayBuffer()) })
  }
  return { fields: data, files }
}
