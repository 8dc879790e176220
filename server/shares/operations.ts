import { z } from 'zod'
import { eventMade, eventShape } from '../events/shapes-event.ts'
import { type OperationTable, tagged, type UntaggedTable } from '../operation.ts'
import { mediaShape } from '../pictures/shapes.ts'
import { byId } from '../platform/shapes.ts'
import {
  offerDecline,
  offeredAnswer,
  offeredList,
  offeredShape,
  offerShape,
  offerTake,
  shareAnswer,
  shareFigures,
  shareNew,
  shareQuery,
  shareShape,
  sharesMade,
  sharesPage,
} from './shapes.ts'

/** Events that are offered to partners, and what became of each offer. */
export const operations = {
  ...tagged('Partners', {
    'GET /shares': {
      permission: 'commune.read',
      summary:
        'What was offered, of an event or to a partner: by whom, when, and what became of it',
      query: shareQuery,
      answer: sharesPage,
    },
    'GET /shares/figures': {
      permission: 'commune.read',
      summary:
        'By partner and by event: offered, accepted, declined, published, and the median time to an answer',
      answer: shareFigures,
    },
    'POST /shares': {
      permission: 'events.write',
      summary: 'Offer an event to partners and groups; each is written to once',
      json: shareNew,
      answer: sharesMade,
      status: 201,
    },
    'POST /shares/:id/answer': {
      permission: 'events.write',
      summary: 'Write down what a partner said by telephone',
      param: byId,
      json: shareAnswer,
      answer: shareShape,
    },
    'POST /shares/:id/withdraw': {
      permission: 'events.write',
      summary: 'Take an offer back, and tell whoever was told of it',
      param: byId,
      answer: shareShape,
    },
    'POST /shares/:id/mail': {
      permission: 'events.write',
      summary: 'Write an offer once more to whom it did not reach, by the same mail',
      param: byId,
      answer: shareShape,
    },
    'GET /offers': {
      permission: 'commune.read',
      summary: 'What other communes of this installation offer, and what was taken of it',
      answer: z.object({ offers: z.array(offerShape) }),
    },
    'POST /offers/:id/pictures': {
      permission: 'events.write',
      summary: 'Copy the pictures of what is offered into the own library',
      param: byId,
      answer: z.object({ media: z.array(mediaShape) }),
    },
    'POST /offers/:id/accept': {
      permission: 'events.write',
      summary: 'Take what is offered into the own calendar, once, in one’s own words',
      param: byId,
      json: offerTake,
      answer: eventMade,
      status: 201,
    },
    'POST /offers/:id/decline': {
      permission: 'events.write',
      summary: 'Decline what is offered',
      param: byId,
      json: offerDecline,
      status: 204,
    },
    'POST /offers/:id/follow': {
      permission: 'events.write',
      summary: 'Let the own event follow what changed about the original',
      param: byId,
      answer: eventShape,
    },
  } satisfies UntaggedTable),
  ...tagged('Offered', {
    'GET /offered': {
      permission: 'offered.answer',
      summary:
        'For a neighbour’s own software: what it is offered and is to come, with texts, pictures and .ics',
      answer: offeredList,
    },
    'POST /offered/:id/answer': {
      permission: 'offered.answer',
      summary:
        'For a neighbour’s own software: accept, decline, or say where it is published; the same again changes nothing',
      param: byId,
      json: offeredAnswer,
      answer: offeredShape,
    },
  } satisfies UntaggedTable),
} satisfies OperationTable
