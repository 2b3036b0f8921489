trigger SpecEventTrigger on Spec_Event__e(after insert) {
    for (Spec_Event__e event : Trigger.new) {
        SpecJobs.log('event ' + (event.Text__c == 'budget' ? SpecBudgets.text() : event.Text__c), 0);
    }
}
