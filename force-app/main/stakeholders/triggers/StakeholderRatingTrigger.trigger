/** Handlers are named in Trigger_Handler__mdt. */
trigger StakeholderRatingTrigger on Stakeholder_Rating__c(
    before insert,
    before update,
    after insert,
    after update,
    after delete,
    after undelete
) {
    TriggerDispatcher.run(Stakeholder_Rating__c.SObjectType);
}
