/** An identity provider that speaks OpenID Connect, as the settings name it. */
export type ProviderSettings = {
  issuer: string
  clientId: string
  clientSecret: string
  /** As the button and the journal shall name it; null: nobody said. */
  name: string | null
}

export type NamedProvider = ProviderSettings & {
  name: string
  /** Whether it is the French State's, which has habits of its own. */
  isProConnect: boolean
}

export function namedProvider(settings: ProviderSettings): NamedProvider {
  const { issuer, name } = settings
  const official = isProConnect(issuer)
  const usual = official ? 'ProConnect' : (URL.parse(issuer)?.hostname ?? issuer)
  return { ...settings, name: name ?? usual, isProConnect: official }
}

/** Whether this is ProConnect, in production or in integration: its hosts still have the names of before. */
function isProConnect(issuer: string): boolean {
  const host = URL.parse(issuer)?.hostname ?? ''
  return /(^|\.)((pro|agent)connect\.gouv\.fr|agentconnect\.rie\.gouv\.fr|dev-agentconnect\.fr)$/.test(
    host,
  )
}

/** The name under which better-auth keeps whom this provider knows: a `sub` means nothing elsewhere. */
export function providerIdOf({ issuer }: Pick<ProviderSettings, 'issuer'>): string {
  return `oidc ${issuer}`
}

/**
 * Whether the provider says that it asked for two factors: `amr` of RFC 8176, or one of ProConnect's
 * levels (partenaires.proconnect.gouv.fr/docs/fournisseur-service/niveaux-eidas). Then our own code
 * would ask twice for the same.
 */
export function askedForTwoFactors({ acr, amr }: { acr: string | null; amr: string[] }): boolean {
  return amr.includes('mfa') || (acr !== null && /^eidas[23]$|-mfa$|-2fa$/.test(acr))
}

/** Why somebody who comes back from the provider is not let in; the screens have a sentence for each. */
export const providerRefusals = [
  /** They, or the provider, gave up. */
  'cancelled',
  /** Begun in another browser, or too long ago. */
  'expired',
  /** The provider says that the address is not verified. */
  'unverified',
  /** No account has this address, or its person was removed. */
  'unknown',
  /** The account of this address belongs to another identity of the provider. */
  'other',
  'failed',
] as const
export type ProviderRefusal = (typeof providerRefusals)[number]

/** A page of ours to which somebody comes back; the first, where what was asked for is none. */
export function pageOf(asked: string, publicUrl: string): string {
  const { origin } = new URL(publicUrl)
  const url = asked.startsWith('/') ? URL.parse(asked, origin) : null
  if (url === null || url.origin !== origin || url.pathname.startsWith('/api/')) return '/'
  // What the address is once read: `//` and `/\` would lead elsewhere when it is read again.
  const path = `${url.pathname}${url.search}${url.hash}`
  return path.startsWith('//') ? '/' : path
}
