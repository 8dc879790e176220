import { z } from 'zod'
import { id, line, prose } from '../../platform/shapes.ts'
import { lateRules } from '../../publishing/rules/delivery.ts'

/** What is said when, relative to an event; its text has places such as `{titre}`. */
export const planStep = z.object({
  name: line(80),
  /** Calendar days: before the first day (negative), on it (0), or after the last one. */
  days: z.int().min(-365).max(365),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  audience: z.enum(['public', 'internal']),
  /** Empty: the event as it is composed. */
  text: prose.max(5_000),
  lateRule: z.enum(lateRules),
})
export type PlanStepShape = z.infer<typeof planStep>

export const planNew = z.object({
  name: line(80),
  steps: z.array(planStep).min(1).max(40),
})
export type PlanNew = z.infer<typeof planNew>

export const planShape = planNew.extend({ id })
export type PlanShape = z.infer<typeof planShape>

/** The first one is the default. */
export const planList = z.object({ plans: z.array(planShape) })
export type PlanList = z.infer<typeof planList>
