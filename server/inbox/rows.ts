/** What goes when words go, for retention and for who wishes to be erased. */
export {
  deleteNotes,
  forgetNotes,
  type KeptNote,
  keptNotesAfter,
  keptNotesIn,
} from './store/notes.ts'
export { forgetReadings } from './store/readings.ts'
export { eraseRepliesAbout, forgetReplies } from './store/replies.ts'
/** What a commune begins with. */
export { insertSavedReply } from './store/saved-replies.ts'
export { forgetWebhooksAbout } from './store/webhooks.ts'
