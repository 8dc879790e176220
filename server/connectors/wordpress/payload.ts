import { z } from 'zod'

/** https://developer.wordpress.org/rest-api/reference/ : what is read of it. */

/** In GMT, without saying so. */
const time = z
  .string()
  .transform(text => Date.parse(`${text}Z`))
  .pipe(z.number())

export const id = z.object({ id: z.number() })

/** Where what was published is. */
export type Published = { remoteId: string; url: string }

/** PHP writes an empty map as a list. */
const map = <Value extends z.ZodType>(value: Value) =>
  z.union([
    z.record(z.string(), value),
    z.tuple([]).transform((): Record<string, z.infer<Value>> => ({})),
  ])

export const site = z.object({
  name: z.string(),
  home: z.string(),
  namespaces: z.array(z.string()),
  authentication: map(z.unknown()),
})

export const user = z.object({
  id: z.number(),
  name: z.string().default(''),
  capabilities: map(z.boolean()).default({}),
})

export const categories = z.array(z.object({ id: z.number(), name: z.string() }))

const embeddedMedia = z.object({ alt_text: z.string().default('') })
export const post = z.object({
  id: z.number(),
  link: z.string(),
  status: z.string(),
  title: z.object({ rendered: z.string() }),
  content: z.object({
    rendered: z.string(),
    raw: z.string().default(''),
    protected: z.boolean().default(false),
  }),
  featured_media: z.number().default(0),
  _embedded: z
    .object({ 'wp:featuredmedia': z.array(embeddedMedia.catch({ alt_text: '' })).default([]) })
    .optional(),
})
export const posts = z.array(z.object({ id: z.number(), link: z.string() }))

export const media = z.object({ id: z.number(), source_url: z.string() })
export type MediaRow = z.infer<typeof media>

/** An event of The Events Calendar, and what must be given again when it changes. */
export const agendaEvent = z.object({
  id: z.number(),
  url: z.string(),
  status: z.string(),
  title: z.string(),
  description: z.string().default(''),
  /** 'YYYY-MM-DD HH:MM:SS' in the event's own zone. */
  start_date: z.string(),
  end_date: z.string(),
  image: z.union([z.literal(false), z.object({ id: z.coerce.number() })]).default(false),
  website: z.string().default(''),
  cost: z.string().default(''),
  featured: z.boolean().default(false),
  sticky: z.boolean().default(false),
  hide_from_listings: z.boolean().default(false),
  show_map: z.boolean().default(false),
  show_map_link: z.boolean().default(false),
})
export type AgendaRow = z.infer<typeof agendaEvent>

export const venues = z.object({
  venues: z.array(z.object({ id: z.number(), venue: z.string().default('') })),
})

/** `author`: a user of the site, or 0; `parent`: what it answers, or 0. */
export const comment = z.object({
  id: z.number(),
  post: z.number(),
  parent: z.number(),
  author: z.number(),
  author_name: z.string(),
  author_email: z.string().default(''),
  date_gmt: time,
  content: z.object({ raw: z.string() }),
  link: z.string(),
  status: z.string(),
  _embedded: z
    .object({
      up: z.array(z.object({ title: z.object({ rendered: z.string() }).optional() })).default([]),
    })
    .optional(),
})
export type CommentRow = z.infer<typeof comment>
export const comments = z.array(comment)

/** Spam, or in the dustbin. What waits to be approved nobody has seen, but its author waits for us. */
export const isHidden = ({ status }: CommentRow): boolean =>
  status !== 'approved' && status !== 'hold'
