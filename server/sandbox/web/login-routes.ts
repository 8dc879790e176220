import { type Context, Hono } from 'hono'
import type { Bindings } from '../graph/http.ts'
import { app, type Network } from '../state/network.ts'
import { allScopes } from '../state/tokens.ts'
import { business } from '../village/places.ts'
import { type Asked, appView, blockedView, dialogView } from './login-view.ts'

/**
 * The dialog in which a person lets the app have their pages, as www.facebook.com shows it, and
 * the app's settings, as developers.facebook.com does.
 * https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow
 */
export function loginRoutes(network: Network): Hono<Bindings> {
  const routes = new Hono<Bindings>()
  for (const path of ['/dialog/oauth', '/:version{v\\d+\\.\\d+}/dialog/oauth']) {
    routes.get(path, c => {
      const asked = askedIn(network, new URL(c.req.url).searchParams)
      if (typeof asked === 'string') return c.html(blockedView(asked), 400)
      allowLeadingTo(c, asked.redirectUri)
      const pages = network.people.pages().map(({ id, name }) => ({
        id,
        name,
        owner: business.owned.includes(id) ? business.name : null,
      }))
      return c.html(dialogView(asked, pages, network.login.settings()))
    })
    routes.post(path, async c => {
      const form = new URLSearchParams(await c.req.text())
      const asked = askedIn(network, form)
      if (typeof asked === 'string') return c.html(blockedView(asked), 400)
      allowLeadingTo(c, asked.redirectUri)
      const back = new URL(asked.redirectUri)
      if (form.get('answer') === 'accept') {
        const known = new Set(network.people.pages().map(({ id }) => id))
        const pages = form.getAll('page').filter(id => known.has(id))
        const scopes = form.getAll('grant').filter(scope => asked.scopes.includes(scope))
        const code = network.login.issueCode(asked.redirectUri, { scopes, pages }, network.now())
        back.searchParams.set('code', code)
      } else {
        back.searchParams.set('error', 'access_denied')
        back.searchParams.set('error_code', '200')
        back.searchParams.set('error_description', 'Permissions error')
        back.searchParams.set('error_reason', 'user_denied')
      }
      back.searchParams.set('state', asked.state)
      // Meta's own mark at the end of every return.
      back.hash = '_=_'
      return c.redirect(back.href, 303)
    })
  }

  routes.get('/application', c => c.html(appView(network.login.settings())))
  routes.post('/application', async c => {
    const form = new URLSearchParams(await c.req.text())
    const linesOf = (name: string) =>
      (form.get(name) ?? '').split('\n').flatMap(line => line.trim() || [])
    network.login.change({
      redirectUris: linesOf('redirectUris').filter(line =>
        /^https?:$/.test(URL.parse(line)?.protocol ?? ''),
      ),
      domains: linesOf('domains'),
      privacyUrl: (form.get('privacyUrl') ?? '').trim(),
      live: form.get('mode') === 'live',
      access: form.get('mode') === 'live' && form.has('advanced') ? 'all' : 'nameless',
    })
    return c.redirect('/application', 303)
  })
  return routes
}

/** What the app asks for; or, in one sentence, why Meta shows no dialog. */
function askedIn(network: Network, params: URLSearchParams): Asked | string {
  if (params.get('client_id') !== app.id) {
    return 'Le numéro d’application n’est celui d’aucune application.'
  }
  const redirectUri = params.get('redirect_uri') ?? ''
  if (!network.login.settings().redirectUris.includes(redirectUri)) {
    return `L’adresse de retour « ${redirectUri} » n’est pas dans la liste des URI de redirection OAuth valides de l’application.`
  }
  if ((params.get('response_type') ?? 'code') !== 'code') {
    return 'Seul le type de réponse « code » est joué ici.'
  }
  const scopes = (params.get('scope') ?? '').split(',').filter(scope => scope !== '')
  const unknown = scopes.filter(scope => !allScopes.includes(scope))
  if (unknown.length > 0) return `Permissions inconnues : ${unknown.join(', ')}.`
  return { redirectUri, scopes, state: params.get('state') ?? '' }
}

/** A browser holds the redirect that follows a form against the form's own policy. */
function allowLeadingTo(c: Context<Bindings>, redirectUri: string): void {
  c.header(
    'content-security-policy',
    "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; " +
      `form-action 'self' ${new URL(redirectUri).origin}`,
  )
}
