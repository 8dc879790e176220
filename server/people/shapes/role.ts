import { z } from 'zod'
import { roles } from '../rules/role.ts'

export const role = z.enum(roles)
