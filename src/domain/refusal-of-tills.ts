/** What can be said no to about tills, who works at them, and their shifts: part of `refusalRules`. */
export const tillRules = {
  DEVICE_NOT_REGISTERED: 'D61',
  TILL_NEEDED: 'D61',
  TILL_BLOCKED: 'D61',
  TILL_SHIFT_OPEN: 'D61',
  PIN_WRONG: 'D61',
  BADGE_UNKNOWN: 'D61',
  PIN_NEEDED: 'D61',
  PIN_TOO_EASY: 'D61',
  BADGE_TAKEN: 'D61',
  CASHIER_WITHOUT_DUTY: 'D61',
  TENDER_TYPE_NEEDED: 'D60',
  TENDER_TYPE_IN_USE: 'D60',
} as const
