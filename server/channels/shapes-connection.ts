import { z } from 'zod'
import { connectorKey, id, instant, line, said } from '../platform/shapes.ts'
import { channelShape, checkLine, connectorShape } from './shapes-channel.ts'

/** The commune's own application at a network: its form, and what it holds. */
export const applicationShape = z.object({
  connector: connectorKey,
  /** « Application Meta ». */
  label: said,
  fields: connectorShape.shape.fields,
  /** Null until somebody has filled it in; then the name that the network gives it. */
  name: z.string().nullable(),
  /** What may be shown: public fields, and words of one's own that are typed at the network too. */
  values: z.record(z.string(), z.string()),
  /** The secrets that are kept, by their keys. */
  kept: z.array(z.string()),
  /** What to copy into the network's own form. */
  redirectAddress: z.string(),
  /** What the network's form calls it. */
  redirectHelp: said,
  webhookAddress: z.string().nullable(),
  /** Null when the network can reach the addresses above; else why not. */
  unreachable: said.nullable(),
  /** How it is made at the network, step by step; absent: it is only filled in. */
  guide: z
    .object({
      /** What people call the network. */
      network: z.string(),
      duration: said,
      steps: z.array(
        z.object({
          key: z.string(),
          title: said,
          text: said,
          opens: z.string().nullable(),
          copies: z.array(z.object({ label: said, text: z.string() })),
          isForm: z.boolean(),
        }),
      ),
    })
    .optional(),
})
export type ApplicationShape = z.infer<typeof applicationShape>

/** What is known of each step of the guide: the key of a line is the step's. */
export const applicationCheck = z.object({ lines: z.array(checkLine) })
export type ApplicationCheck = z.infer<typeof applicationCheck>

export const applicationEdit = z.object({
  config: z.record(z.string(), z.string()).default({}),
  /** A secret that is not given is kept. */
  secrets: z.record(z.string(), z.string()).default({}),
})
export type ApplicationEdit = z.infer<typeof applicationEdit>

export const connectionNew = z.object({
  connector: connectorKey,
  /** Other kinds that the same login is to bring, as the connector's `application` tells them. */
  along: z.array(connectorKey).max(5).optional(),
  /** The channel to reconnect; absent: new ones. */
  channel: id.optional(),
})
export type ConnectionNew = z.infer<typeof connectionNew>

/** Where the browser goes. */
export const connectionBegun = z.object({ address: z.string() })

/** What the network added to the address of return. */
export const connectionReturn = z.object({
  connector: connectorKey,
  query: z.record(z.string(), z.string().max(4000)),
})
export type ConnectionReturn = z.infer<typeof connectionReturn>

export const connectionShape = z.object({
  id,
  connector: connectorKey,
  expiresAt: instant,
  /** What was not allowed, and what that costs. */
  missing: z.array(said),
  identities: z.array(
    z.object({
      /** By which one chooses it. */
      place: z.int().min(0),
      connector: connectorKey,
      /** What its kind is called: « Instagram ». */
      label: said,
      name: z.string(),
      missing: z.array(said),
      /** The channel that it is already. */
      channel: channelShape.pick({ id: true, name: true, neighbour: true, state: true }).nullable(),
    }),
  ),
})
export type ConnectionShape = z.infer<typeof connectionShape>

/** One of the two: a channel that is reconnected, or what there is to choose from. */
export const connectionReturned = z.object({
  channel: channelShape.nullable(),
  connection: connectionShape.nullable(),
})
export type ConnectionReturned = z.infer<typeof connectionReturned>

export const connectionChoice = z.object({
  choices: z
    .array(
      z.object({
        place: z.int().min(0),
        name: line(120),
        neighbour: line(120).nullable().default(null),
      }),
    )
    .min(1)
    .max(50),
  /** Others will be chosen after these: what is offered is kept. */
  more: z.boolean().default(false),
})
export type ConnectionChoice = z.infer<typeof connectionChoice>

export const connectionResults = z.object({
  results: z.array(
    z.object({
      place: z.int(),
      /** Null when it could not be connected. */
      channel: channelShape.nullable(),
      /** What went wrong, with the channel or beside it. */
      problem: said.nullable(),
    }),
  ),
})
export type ConnectionResults = z.infer<typeof connectionResults>
