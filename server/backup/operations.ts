import { tagged, type UntaggedTable } from '../operation.ts'
import { backupShape, backupsShape } from './shapes.ts'

/** The backups of the whole installation. */
export const operations = tagged('Backup', {
  'GET /backups': {
    permission: 'backups.write',
    summary: 'When backups were made, where they lie, and whether the last one is too old',
    answer: backupsShape,
  },
  'POST /backups': {
    permission: 'backups.write',
    summary: 'Make a backup now; a conflict while one is under way',
    answer: backupShape,
    status: 201,
  },
} satisfies UntaggedTable)
