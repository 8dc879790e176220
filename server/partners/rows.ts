/** Partners and who is written to there, for the transactions that offer them something. */
export {
  type ContactRow,
  contactsOf,
  findContact,
  findPartner,
  groupMembers,
  groupsOf,
  type PartnerRow,
  partnersOf,
} from './store.ts'
