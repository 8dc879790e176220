import { hideWith } from '../meta/hiding.ts'
import { asFailure } from './explain.ts'

/** A comment or a reply of somebody else's. */
export const hide = hideWith({ write: 'hide', read: 'hidden', asFailure })
