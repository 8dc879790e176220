import { expect } from 'vitest'
import type { Call } from '../../../server/connectors/connector.ts'
import type { Village } from './village.ts'

/** Where the dialog leads back to. */
export const redirect = 'https://tambour.exemple.fr/canaux/retour/facebook'

/** The commune's application as it is filled in, which the sandbox knows. */
export function applicationOf(village: Village, changes: Record<string, string> = {}): Call {
  const { app, login } = village.sandbox
  login.change({ redirectUris: [redirect] })
  return village.call({
    config: { app_id: app.id },
    secrets: { app_secret: app.secret, verify_token: 'un mot', ...changes },
  })
}

export type Answers = { pages?: string[]; scopes?: string[] }

/** Answers the sandbox's dialog as its form does; null refuses. All is allowed unless told. */
export async function answerDialog(
  address: string,
  answers: Answers | null,
): Promise<Record<string, string>> {
  const url = new URL(address)
  const shown = await (await fetch(url)).text()
  const ticked = (name: string) =>
    [...shown.matchAll(new RegExp(`name="${name}" value="([^"]+)"`, 'g'))].map(
      ([, value]) => value ?? '',
    )
  const body = new URLSearchParams(url.search)
  for (const page of answers?.pages ?? ticked('page')) body.append('page', page)
  for (const scope of answers?.scopes ?? ticked('grant')) body.append('grant', scope)
  body.set('answer', answers === null ? 'refuse' : 'accept')
  const { origin, pathname } = url
  const led = await fetch(`${origin}${pathname}`, { method: 'POST', body, redirect: 'manual' })
  expect(led.status).toBe(303)
  return Object.fromEntries(new URL(led.headers.get('location') ?? '').searchParams)
}
