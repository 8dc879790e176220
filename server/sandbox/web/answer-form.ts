import type { Context } from 'hono'
import type { Bindings } from '../graph/http.ts'
import { UnknownThing } from '../state/writing.ts'
import { refusalView } from './public-page.ts'

/** What somebody filled in to write to the mairie. */
type Filled = { resident: string; kind: string; target: string | undefined; text: string }

/**
 * Writes what a form has, and leads to where it is seen; or says in one sentence why it was not written.
 * @param back the page of the form
 * @param write gives the address where it is seen
 */
export async function answerForm(
  c: Context<Bindings>,
  back: string,
  write: (filled: Filled) => string,
): Promise<Response> {
  const form = await c.req.formData()
  const field = (name: string) => String(form.get(name) ?? '').trim()
  const [kind, typed, text] = [field('kind'), field('resident'), field('text')]
  // A name made of digits alone would be taken for a resident's number.
  const resident = /^\d+$/.test(typed) ? `Habitant ${typed}` : typed
  try {
    if (text === '' || resident === '') throw new UnknownThing('Il faut un nom et un texte.')
    const seen = write({ resident, kind, target: field('target') || undefined, text })
    return c.redirect(seen, 303)
  } catch (error) {
    if (!(error instanceof UnknownThing)) throw error
    return c.html(refusalView(error.message, back), 400)
  }
}
