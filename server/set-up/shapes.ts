import { z } from 'zod'
import { inseeCode } from '../partners/shapes.ts'
import { personAdded, personNew } from '../people/shapes.ts'
import { email, id, instant, line } from '../platform/shapes.ts'

const installedCommune = z.object({
  id,
  name: z.string(),
  /** Null: nobody said which commune of France it is. */
  inseeCode: inseeCode.nullable(),
  createdAt: instant,
  /** How many work there. */
  people: z.int(),
})
export type InstalledCommune = z.infer<typeof installedCommune>

export const installationShape = z.object({
  communes: z.array(installedCommune),
  /** Who looks after the installation, by name. */
  administrators: z.array(z.object({ name: z.string(), email: z.string() })),
})
export type InstallationShape = z.infer<typeof installationShape>

export const communeNew = z.object({
  name: line(120),
  inseeCode: inseeCode.nullable().default(null),
  administrator: personNew.omit({ role: true }).meta({
    description: 'Without a password, a link by mail lets them choose their own',
  }),
})
export type CommuneNew = z.infer<typeof communeNew>

/** Whose account looks after the installation, or no more. */
export const administratorNamed = z.object({ email, runs: z.boolean() })
export type AdministratorNamed = z.infer<typeof administratorNamed>

export const communeAdded = z.object({ commune: installedCommune, administrator: personAdded })
export type CommuneAdded = z.infer<typeof communeAdded>
