/** What was said and decided in the meetings of the last year, by type of meeting; used in turn. */

export interface MeetingText {
    outcome: string;
    decisions: string;
    notes?: string;
}

export const MEETING_TEXTS: Record<string, readonly MeetingText[]> = {
    'Internal account review': [
        {
            outcome:
                'Two key stakeholders had no contact for three months; calls are shared out. Quote for the retrofit goes out this week.',
            decisions: 'Miriam calls the finance side herself\nQuote for the retrofit by Friday',
            notes: 'Service reports no open escalation. The spare part that was late arrived on Monday.'
        },
        {
            outcome: 'The competitor in the smallest plant is confirmed. Users miss the alarm texts in their language.',
            decisions:
                'Engineering delivers the texts with the next release\nNo discount before the criteria of the decision are agreed'
        },
        {
            outcome: 'Pipeline looked through: two opportunities have no place in the plan, one of them is dropped.',
            decisions: 'Drop the pilot without a budget holder\nTake the other one into the plan'
        },
        {
            outcome: 'Preparation of the business review: value figures are complete, one has no confirmation yet.',
            decisions: 'Ask for the confirmation before the review\nShow three figures at most'
        },
        {
            outcome: 'Overdue actions went from seven to two. The new buyer is on the map.',
            decisions: 'Technical lead visits the control room with the next delivery'
        },
        {
            outcome: 'Support cases doubled in a month because of one firmware version.',
            decisions: 'Update all sites within four weeks\nReport to the customer every Friday until then'
        }
    ],
    'Customer business review': [
        {
            outcome:
                'The customer confirmed the value of the condition monitoring and asked for the next hundred drives.',
            decisions:
                'Roll out to the next hundred drives\nSecurity evidence before any new software\nNext review in three months',
            notes: 'Good spirits. The plant director presented our figures himself.'
        },
        {
            outcome: 'Delivery was discussed openly: two late deliveries, cause understood, buffer stock agreed.',
            decisions: 'Buffer stock of six controllers at the customer\nMonthly delivery report'
        },
        {
            outcome: 'Budget of the coming year: software is safe, hardware is put out to tender.',
            decisions: 'Joint workshop on the criteria of the tender\nReference visit in spring'
        },
        {
            outcome: 'Goals went through one by one; one has moved by half a year because of staff.',
            decisions: 'Objective moved together with the goal\nTraining for twelve operators brought forward'
        }
    ],
    'Executive review': [
        {
            outcome:
                'Both sides want a partnership for five years. The customer asked for one contract for all companies.',
            decisions: 'Draft of a framework agreement within six weeks\nExecutives meet twice a year',
            notes: 'Their board was asked what they would do without us. Long silence, then a good talk.'
        },
        {
            outcome: 'Investment plans until the end of the decade shared under confidentiality.',
            decisions: 'Joint roadmap for repowering\nOne pilot paid by both'
        }
    ],
    'Annual planning': [
        {
            outcome:
                "Plan of the year agreed with measures, owners and dates; two of the objectives are the customer's own wording.",
            decisions: 'Three objectives, not seven\nOne relationship goal for each decision maker'
        }
    ],
    'Period review': [
        {
            outcome: 'One objective met, one partly, one missed. Forecast was 8 % too high.',
            decisions: 'Continue as key account\nMap the companies below the group before planning\nClose the period'
        },
        {
            outcome: 'On track at half time, with one objective at risk because a decision maker left.',
            decisions: 'Continue\nMove one objective by a quarter'
        }
    ]
};
