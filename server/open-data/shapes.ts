import { z } from 'zod'
import { targetShape } from '../hours/shapes.ts'
import { instant, localDate } from '../platform/shapes.ts'

/** Whether a commune shows its reply times, and what everybody sees then. */
export const publicRepliesShape = z.object({
  isPublic: z.boolean(),
  /** As it stands on the public pages, in French. */
  sentence: z.string(),
  /** The picture to embed, SVG. */
  picture: z.string(),
  /** The four weeks it tells of, and the instant from which on nothing more was known. */
  from: localDate,
  to: localDate,
  asOf: instant,
  /** The page with its method, whole. */
  address: z.string(),
  /** HTML for the commune's own site. */
  code: z.string(),
})
export type PublicRepliesShape = z.infer<typeof publicRepliesShape>

export const publicRepliesEdit = z.object({ isPublic: z.boolean() })

/** In French, for it travels with the data: `reponses.schema.json` is made of it. */
const described = <Shape extends z.ZodType>(shape: Shape, description: string) =>
  shape.meta({ description })

const minutes = z.int().min(1).nullable()
const share = z.number().min(0).max(1).nullable()

const circumstances = {
  openHours: described(
    z.number().min(0).nullable(),
    'Heures pendant lesquelles la mairie était ouverte ces jours-là, fermetures et jours fériés déduits ; null : elle n’a pas dit ses heures.',
  ),
  targets: described(
    z.array(targetShape),
    'Dans quel délai une réponse est à temps : minutes d’ouverture, ou jours ouvrés.',
  ),
}

const median = {
  isWithheld: described(
    z.boolean(),
    'Vrai : moins de 10 messages, ou quatre semaines pendant lesquelles la mesure a commencé ; tous les chiffres qui en viennent sont null.',
  ),
  messages: described(
    z.int().min(10).nullable(),
    'Messages comptés : ceux qui ont une réponse, et ceux qui n’en ont pas alors que le délai est passé.',
  ),
  medianMinutes: described(
    minutes,
    'Délai médian de la première réponse (Kaplan-Meier), en minutes d’ouverture, arrondi à la minute supérieure ; null aussi quand plus de la moitié attendent encore.',
  ),
}

/** What a commune publishes of its reply times; a field that is added leaves the version’s first number as it is. */
export const publicDataShape = z.strictObject({
  $schema: described(z.url(), 'Ce schéma.'),
  version: described(z.literal('1.0'), 'Version de ce format.'),
  licence: z.strictObject({ name: z.string(), url: z.url() }),
  page: described(z.url(), 'La page qui dit la méthode.'),
  asOf: described(
    instant,
    'Instant jusqu’auquel tout est connu (UTC) : le lundi à 0 h dans la commune.',
  ),
  commune: z.strictObject({
    name: z.string(),
    inseeCode: described(z.string().nullable(), 'Code officiel géographique ; null : inconnu.'),
    postcode: z.string().nullable(),
    households: described(z.int().nullable(), 'Ménages, selon le recensement.'),
    householdsYear: z.int().nullable(),
  }),
  networks: described(
    z.array(z.string()),
    'Sortes de canaux sur lesquels des messages ont été comptés.',
  ),
  lastFourWeeks: z.strictObject({
    from: described(localDate, 'Premier jour, un lundi.'),
    to: described(localDate, 'Dernier jour, un dimanche.'),
    ...median,
    ...circumstances,
  }),
  months: described(
    z.array(
      z.strictObject({
        month: described(z.string().regex(/^\d{4}-\d{2}$/), 'Année et mois.'),
        ...median,
        onTime: described(z.int().min(0).nullable(), 'Réponses à temps.'),
        share: described(share, 'Part à temps, de 0 à 1, arrondie vers le bas.'),
        shareLow: described(share, 'Borne basse de son intervalle à 95 % (Wilson).'),
        shareHigh: described(share, 'Borne haute.'),
        p90Minutes: described(
          minutes,
          'Délai dans lequel neuf sur dix ont eu leur réponse ; null aussi avec moins de 30 messages.',
        ),
        ...circumstances,
      }),
    ),
    'Les douze derniers mois entiers au plus, dans l’ordre. Aucun total : il dirait ce qui est tu.',
  ),
})
export type PublicData = z.infer<typeof publicDataShape>
