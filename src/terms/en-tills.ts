import type { TillTerms } from './terms.ts'

/** English, for tills and those who work at them. */
export const enTills: TillTerms = {
  DEVICE_NOT_REGISTERED: {
    title: 'This device is no till',
    text: 'This device is not registered as a till, or was so before. An administrator makes it one on the page Tills.',
  },
  TILL_NEEDED: {
    title: 'This is done at a till',
    text: 'Sign in with your PIN or badge on a device that is registered as a till.',
  },
  TILL_BLOCKED: {
    title: 'The till is blocked',
    text: 'Till {{till}} is blocked. Release it first, or choose another.',
  },
  TILL_SHIFT_OPEN: {
    title: 'A shift is open at the till',
    text: 'Close the shift of till {{till}} first. To keep anybody from selling at once, free its device.',
  },
  PIN_WRONG: { title: 'The PIN is wrong', text: 'The PIN is not right. Try again.' },
  BADGE_UNKNOWN: { title: 'The badge is not known', text: 'Nobody has this badge. Sign in with your PIN.' },
  PIN_NEEDED: { title: 'A PIN is needed', text: '{{user}} has no PIN yet. Give one; a badge alone is not enough.' },
  PIN_TOO_EASY: {
    title: 'The PIN is guessed at once',
    text: 'One digit again and again, or digits in a row, are tried first. Choose another PIN.',
  },
  BADGE_TAKEN: {
    title: 'The badge is somebody else’s',
    text: 'Another cashier has this badge. Take it from them first.',
  },
  CASHIER_WITHOUT_DUTY: {
    title: 'The user may not work at a till',
    text: '{{user}} has no role with the duty operatePointOfSale. Give the role of a store cashier first.',
  },
  TENDER_TYPE_NEEDED: {
    title: 'This tender type stays',
    text: 'Cash and vouchers are part of every till: {{tenderType}} is not deleted. Block it where you do not take it.',
  },
  TENDER_TYPE_IN_USE: {
    title: 'The tender type is used',
    text: 'Somebody paid with {{tenderType}}, or it was counted. Block it instead of deleting it.',
  },
  SHIFT_OPEN_ALREADY: {
    title: 'A shift is open already',
    text: 'The shift of till {{till}} was opened by {{openedBy}}. Go on with it, or close it first.',
  },
  SHIFT_NOT_OPEN: {
    title: 'No shift is open',
    text: 'Open a shift at till {{till}} first: count what is in the drawer.',
  },
  SHIFT_CLOSED: { title: 'The shift is closed', text: 'The shift was closed as {{number}}. Open a new one.' },
  SHIFT_OF_OTHER_TILL: { title: 'The shift is another till’s', text: 'This is a shift of till {{till}}. Do it there.' },
  SHIFT_TICKETS_OPEN: {
    title: 'There are open tickets',
    text: 'Open tickets on this till: {{tickets}}. Have them paid, park them or give them up, and close the shift then.',
  },
  SALES_UNSENT: {
    title: 'There are sales that are not sent yet',
    text: 'Sales on this device that are not sent yet: {{unsent}}. Wait until there is a connection again.',
  },
  COUNT_MISSING: { title: 'Something was not counted', text: 'Count {{tenders}} too; type 0 where there is nothing.' },
}
