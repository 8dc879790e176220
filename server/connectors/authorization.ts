import type { Sentence } from '../language/sentence.ts'
import type { Call, CheckLine } from './call.ts'
import type { Field } from './manifest.ts'

/**
 * Access that ends by itself, mostly within the hour, and is had anew by secrets that last (RFC 6749 § 6).
 * The process that calls the network renews it first, one process at a time, and keeps what it is given: the
 * lasting secret may have become another one.
 */
export type Renewal = {
  /** When the access that is in these secrets must be renewed, and when it ends, ms UTC; null: it never does. */
  spanOf(secrets: Record<string, string>): { dueAt: number; endsAt: number } | null
  /** One attempt. Never throws for what the network says. `secrets`: all of them, as they are from now on. */
  renew(call: Call): Promise<{ kind: 'renewed'; secrets: Record<string, string> } | NotAuthorized>
  /**
   * The same secrets without an access that was had at `before` (ms UTC) or earlier, for the network
   * refused it before its end; null: it is a newer one, or there is none.
   */
  withoutAccess(secrets: Record<string, string>, before: number): Record<string, string> | null
}

/**
 * How a person lets Tambour have their channels, by OAuth: through an application of the commune's
 * own at the network. In each `call`, `config` and `secrets` are that application's.
 */
export type Authorization = {
  /** What the application is called on the screens, and what people call the network. */
  label: Sentence
  network: string
  /** What is filled in about it. A key that is also a channel's field has the same meaning there. */
  fields: Field[]
  /** What the network's own form calls the address of return. */
  redirectHelp: Sentence
  /** Most channels of the kind are connected without it: it is offered, and not asked for. */
  isOptional?: true
  /** How the application is made there, where that takes more than filling in. */
  guide?: Guide
  /** Asks the network whether there is such an application. */
  verify(call: Call): Promise<{ kind: 'known'; name: string } | NotAuthorized>
  /**
   * Where the browser goes to ask the person for these permissions. `redirect` is where the network
   * leads it back to; `verifier` is the attempt's own secret (RFC 7636), the same in `exchange`.
   */
  address(
    call: Call,
    asked: { redirect: string; state: string; permissions: readonly string[]; verifier: string },
  ): string | Promise<string | NotAuthorized>
  /** The person's own access, from what the network added to `redirect`; it can be had once. */
  exchange(
    call: Call,
    returned: { redirect: string; query: Record<string, string>; verifier: string },
  ): Promise<{ kind: 'person'; token: string } | NotAuthorized>
}

/** How somebody makes an application at a network, step by step, and what of it is done. */
export type Guide = {
  /** How long it takes, and what the network itself takes long for. */
  duration: Sentence
  /** In the order of doing. `call` is that of the application, empty until it is filled in. */
  steps(call: Pick<Call, 'config' | 'secrets'>, tambour: OurAddresses): GuideStep[]
  /**
   * Asks the network, without changing anything there, what of each step is done: lines whose key is
   * the step's. `info`: the network does not tell, a person says it.
   */
  check(
    call: Call,
    tambour: OurAddresses,
  ): Promise<{ kind: 'checked'; lines: CheckLine[] } | NotAuthorized>
}

export type GuideStep = {
  /** By which the screens draw the network's window. `connect` ends every guide: there a channel is connected. */
  key: string
  title: Sentence
  /** What to do, in one or two sentences. */
  text: Sentence
  /** Where at the network; null: nowhere, or not known yet. */
  opens: string | null
  /** What is typed there, to the letter. */
  copies: { label: Sentence; text: string }[]
  /** The application's fields are filled in here. */
  isForm: boolean
}

/** What of this installation is typed at a network. */
export type OurAddresses = {
  /** Without a slash at its end. */
  home: string
  redirect: string
  webhook: string
  /** The page that says what is kept of people, and how it is erased. */
  privacy: string
  /** Whether the network can call them. */
  isReachable: boolean
}

/** One login may serve several kinds of channel: each says what it asks, and what comes of it. */
export type Login = {
  /** The kind of channel whose application it goes through. */
  through: string
  permissions: readonly string[]
  /** What the person allowed. */
  identities(call: Call, token: string): Promise<Authorized>
}

export type Authorized =
  | {
      kind: 'authorized'
      identities: Identity[]
      /** What was not allowed, or could not be read, and what that costs; one sentence each. */
      missing: Sentence[]
    }
  | NotAuthorized

/** `passing`: the network did not answer, and the same may work later. `reason` is one sentence. */
export type NotAuthorized = { kind: 'refused' | 'passing'; reason: Sentence }

/** Something that can become a channel: its fields, as if they had been filled in. */
export type Identity = {
  name: string
  config: Record<string, string>
  secrets: Record<string, string>
  /** What the person may not do with it, one sentence each. */
  missing: Sentence[]
}
