/** Serial numbers that were sold twice, and sales that could not be posted. */
export const conflictsEn = {
  conflicts: {
    title: 'Sold twice',
    intro:
      'A till that had no connection sold these serial numbers while they were sold elsewhere, or somebody accepted them although they were active. Both sales stand until somebody settles them.',
    none: 'No serial number is sold twice.',
    more: 'Show more',
    settle: 'Settle',
    settleOf: 'Settle {{serialNumber}}',
    settled: 'Settled.',
    accepted: 'Accepted {{at}} by {{by}}: {{reason}}',
    first: 'First sale',
    second: 'Sold again',
    inPreparation: 'in preparation',
    receipt: 'Receipt {{number}}, till {{till}}',
    registered: 'Registered {{at}} by {{by}}',
    unit: 'The unit and its life',
    how: 'What was found out?',
    ways: {
      takenBack: 'The second unit comes back',
      accepted: 'Both are right',
      corrected: 'The serial number was read wrong',
    },
    does: {
      takenBack: 'A return order is made for the unit of the second sale.',
      accepted: 'Nothing changes: both keep their serial number, and it is no longer on this list.',
      corrected: 'The unit of the second sale gets the serial number below. One that is invoiced keeps its own.',
    },
    serialNumber: 'The right serial number',
    stranded: 'Sales that could not be posted',
    strandedIntro:
      'All that the till sent is kept, and its number is used. Put right what is in the way, then post it again.',
    postAgain: 'Post again',
  },
}
