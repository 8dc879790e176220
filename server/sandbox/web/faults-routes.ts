import { type Context, Hono } from 'hono'
import { addPreset, presetCall } from '../fault-presets.ts'
import type { Faults } from '../faults.ts'
import type { Bindings } from '../graph/http.ts'
import type { Network } from '../state/network.ts'
import { UnknownThing } from '../state/writing.ts'
import { faultsView } from './faults-view.ts'

/** The page « Pannes »: what goes wrong now, and the buttons that make it. */
export function faultsRoutes(network: Network, faults: Faults): Hono<Bindings> {
  const routes = new Hono<Bindings>()
  const show = (c: Context<Bindings>, problem: string | null = null) => {
    const view = { standing: faults.list(), pages: network.people.pages(), problem }
    return c.html(faultsView(view), problem === null ? 200 : 400)
  }

  routes.get('/pannes', c => show(c))

  routes.post('/pannes', async c => {
    const form = await c.req.formData()
    const asked = presetCall.safeParse(filled(form))
    if (!asked.success) {
      return show(c, 'Les nombres d’appels s’écrivent en chiffres, et il en faut au moins un.')
    }
    try {
      addPreset(faults, asked.data)
    } catch (error) {
      if (!(error instanceof UnknownThing)) throw error
      return show(c, error.message)
    }
    return c.redirect('/pannes#en-cours', 303)
  })

  routes.post('/pannes/retirer', c => {
    faults.clear()
    return c.redirect('/pannes#en-cours', 303)
  })

  routes.post('/pannes/:id/retirer', c => {
    // One that is over meanwhile is as good as taken away.
    faults.clear(Number(c.req.param('id')))
    return c.redirect('/pannes#en-cours', 303)
  })

  return routes
}

/** What a person filled in; an empty field says nothing. */
function filled(form: FormData): Record<string, string | number> {
  const fields: Record<string, string | number> = {}
  for (const name of ['preset', 'page', 'path', 'times', 'after']) {
    const text = String(form.get(name) ?? '').trim()
    if (text === '') continue
    fields[name] = name === 'times' || name === 'after' ? Number(text) : text
  }
  return fields
}
