import type {
  Assertion,
  CreationOptions,
  Registration,
  RequestOptions,
} from '../../server/people/shapes.ts'

/** Whether this browser knows passkeys, by the interface that reads and writes JSON. */
export function knowsPasskeys(): boolean {
  return (
    typeof PublicKeyCredential !== 'undefined' &&
    'parseCreationOptionsFromJSON' in PublicKeyCredential
  )
}

/** Has the device make a passkey. Throws a `DOMException` when its person does not want it. */
export async function makePasskey(options: CreationOptions): Promise<Registration> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  const { id, rawId, response } = jsonOf(await navigator.credentials.create({ publicKey }))
  if (!('attestationObject' in response)) throw none()
  const { clientDataJSON, attestationObject } = response
  return { ...made(id, rawId), response: { clientDataJSON, attestationObject } }
}

/**
 * Has the device sign with one of its passkeys.
 * @param quietly offered beside the address, until `signal` ends it; else asked for at once
 */
export async function signWithPasskey(
  options: RequestOptions,
  { quietly, signal }: { quietly: boolean; signal: AbortSignal },
): Promise<Assertion> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  const mediation = quietly ? 'conditional' : 'optional'
  const { id, rawId, response } = jsonOf(
    await navigator.credentials.get({ publicKey, mediation, signal }),
  )
  if (!('signature' in response)) throw none()
  const { clientDataJSON, authenticatorData, signature } = response
  return { ...made(id, rawId), response: { clientDataJSON, authenticatorData, signature } }
}

/** Whether passkeys can be offered beside the address. */
export async function canOfferPasskeys(): Promise<boolean> {
  return knowsPasskeys() && (await PublicKeyCredential.isConditionalMediationAvailable())
}

/** Whether their person, or we, gave up: nothing to tell. */
export function isGivenUp(problem: unknown): boolean {
  return problem instanceof DOMException && /^(NotAllowed|Abort)Error$/.test(problem.name)
}

function jsonOf(credential: Credential | null) {
  if (credential instanceof PublicKeyCredential) return credential.toJSON()
  throw none()
}

function made(id: string, rawId: string) {
  return { id, rawId, type: 'public-key' as const, clientExtensionResults: {} }
}

function none(): DOMException {
  return new DOMException('no passkey', 'NotAllowedError')
}
