import type { z } from 'zod'
import type { Spoken } from './language/sentence.ts'
import type { Permission } from './people/rules/role.ts'

/**
 * One thing that the API does, as data: its route, its line in the OpenAPI document, the screens'
 * client, the remote command and the browser tests' fake are all made or typed from it.
 */
export type Operation = {
  /** What one must be allowed to do to call it; `public`: anyone. */
  permission: Permission | 'public'
  summary: string
  tag: string
  /** The parts of the request; what does not fit its shape is a 400 with one sentence. */
  param?: z.ZodType
  query?: z.ZodType
  json?: z.ZodType
  /** A form with a file: the shape describes it, the route reads it. */
  form?: z.ZodType
  /** The body is a file, as it is: the route reads it. */
  file?: true
  /** What the request may carry, MB; 1 unless told; `streamed`: measured as it is read. */
  most?: number | 'streamed'
  /** One of its statements may take minutes; who asks waits. */
  isLong?: true
  /** Shape of the answer; absent for an empty one. */
  answer?: z.ZodType
  status?: 200 | 201 | 204
  /** For an answer that is no JSON. */
  contentType?: string
}

/** By method and path, the latter below `/api` as Hono writes it: `PUT /duties/:id`. */
export type OperationTable = {
  [Name in `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`]: Operation
}

/** The same without their heading (`tagged`). */
export type UntaggedTable = { [Name in keyof OperationTable]: Omit<Operation, 'tag'> }

/** Operations that stand under one heading of the document. */
export function tagged<const Table extends UntaggedTable>(
  tag: string,
  table: Table,
): { [Name in keyof Table]: Table[Name] & { tag: string } } {
  const entries = Object.entries(table).map(([name, operation]) => [name, { ...operation, tag }])
  return Object.fromEntries(entries)
}

/** What a caller gives an operation. A field of the query that may be absent may be null as well. */
export type Given<O extends Operation> = (O extends { param: infer Shape extends z.ZodType }
  ? { param: z.input<Shape> }
  : unknown) &
  (O extends { query: infer Shape extends z.ZodType } ? Query<z.input<Shape>> : unknown) &
  (O extends { json: infer Shape extends z.ZodType } ? { json: z.input<Shape> } : unknown) &
  (O extends { form: z.ZodType } ? { form: FormData } : unknown) &
  (O extends { file: true } ? { file: Blob } : unknown)

type Query<Fields> =
  Partial<Fields> extends Fields ? { query?: OrNull<Fields> } : { query: OrNull<Fields> }
type OrNull<Fields> = {
  [Name in keyof Fields]: undefined extends Fields[Name] ? Fields[Name] | null : Fields[Name]
}

/** The same as the arguments of a call: none where nothing must be given. */
export type GivenTo<O extends Operation> =
  Partial<Given<O>> extends Given<O> ? [given?: Given<O>] : [given: Given<O>]

/** What an operation answers. */
export type AnswerOf<O extends Operation> = O extends { answer: infer Shape extends z.ZodType }
  ? z.output<Shape>
  : undefined

/** The same as it is read by the person who asked, in one language. */
export type SpokenAnswerOf<O extends Operation> = Spoken<AnswerOf<O>>
