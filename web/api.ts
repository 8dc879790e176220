import type { GivenTo, SpokenAnswerOf } from '../server/operation.ts'
import type { Operations } from '../server/operations.ts'
import { type Addressed, addressOf as addressBelowApi } from '../server/platform/rules/address.ts'
import type { Topic } from '../server/platform/shapes.ts'
import { request, upload as send } from './request.ts'
import { type Resource, useResource } from './resource.ts'

type Name = keyof Operations
/** Operations by what they take and give, but for JSON: a file that comes, a file that goes. */
type WithFile = NamesOf<{ file: true } | { form: unknown }>
type Download = NamesOf<{ contentType: string }>
type NamesOf<Part> = { [One in Name]: Operations[One] extends Part ? One : never }[Name]
type Call = Exclude<Name, WithFile | Download>
type Read = Call & `GET ${string}`

/** What an operation answers. */
export type Answer<One extends Name> = SpokenAnswerOf<Operations[One]>
/** What its body, or its query, is to hold. */
export type Body<One extends Name> = Part<One, 'json'>
export type Query<One extends Name> = Part<One, 'query'>
type Part<One extends Name, Key extends string> = GivenTo<Operations[One]>[0] extends infer Given
  ? Given extends { [Which in Key]?: infer Value }
    ? NonNullable<Value>
    : never
  : never

type Sent = Addressed & { json?: unknown; form?: FormData; file?: Blob }

/**
 * Calls an operation of the server by its name in the table: `api('PUT /duties/:id', { param, json })`.
 * The table types what is given and what comes back; the tests hold every answer of the server, and
 * of the fake, against it, so that nothing is validated here.
 * @throws Refusal with the server's sentence, or ours when no answer came.
 */
export function api<One extends Call>(
  name: One,
  ...[given]: GivenTo<Operations[One]> & [given?: Sent]
): Promise<Answer<One>> {
  return call(name, given)
}

function call<One extends Call>(name: One, given: Sent | undefined): Promise<Answer<One>> {
  const { method, path } = addressBelowApi(name, given)
  const body = given?.json ?? (method === 'GET' || method === 'DELETE' ? undefined : {})
  return request(method, `/api${path}`, body)
}

/**
 * What a screen shows of one operation that reads: loaded when what it is asked changes, and again when the
 * server says that one of `topics` changed (`useResource`).
 */
export function useApi<One extends Read>(
  name: One,
  topics: readonly Topic[] = [],
  ...[given]: GivenTo<Operations[One]> & [given?: Sent]
): Resource<Answer<One>> {
  return useResource(addressBelowApi(name, given).path, () => call(name, given), topics)
}

/** Calls one with a file, or with a form that has one, whose progress is told as a ratio. */
export function upload<One extends WithFile>(
  name: One,
  given: GivenTo<Operations[One]>[0] & Sent,
  progress: (ratio: number) => void,
  signal?: AbortSignal,
): Promise<Answer<One>> {
  const { path } = addressBelowApi(name, given)
  return send(`/api${path}`, given.form ?? given.file, progress, signal)
}

/** Where a file is downloaded, for a link. */
export function addressOf<One extends Download>(
  name: One,
  ...[given]: GivenTo<Operations[One]> & [given?: Addressed]
): string {
  return `/api${addressBelowApi(name, given).path}`
}
