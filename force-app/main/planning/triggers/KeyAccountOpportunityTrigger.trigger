/** Handlers are named in Trigger_Handler__mdt. */
trigger KeyAccountOpportunityTrigger on Key_Account_Opportunity__c(
    before insert,
    before update,
    after insert,
    after update,
    after delete,
    after undelete
) {
    TriggerDispatcher.run(Key_Account_Opportunity__c.SObjectType);
}
