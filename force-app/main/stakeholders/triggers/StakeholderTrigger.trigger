/** Handlers are named in Trigger_Handler__mdt. */
trigger StakeholderTrigger on Stakeholder__c(
    before insert,
    before update,
    before delete,
    after insert,
    after update,
    after delete,
    after undelete
) {
    TriggerDispatcher.run(Stakeholder__c.SObjectType);
}
