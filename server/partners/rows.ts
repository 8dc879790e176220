/** Partners and who is written to there, inside the transaction of whoever offers them something. */
export {
  type ContactRow,
  contactsOf,
  findContact,
  findPartner,
  groupMembers,
  groupsOf,
  type PartnerRow,
  partnersOf,
  updateContact,
  updatePartner,
} from './store.ts'
