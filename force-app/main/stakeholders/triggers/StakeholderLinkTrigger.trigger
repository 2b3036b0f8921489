/** Handlers are named in Trigger_Handler__mdt. */
trigger StakeholderLinkTrigger on Stakeholder_Link__c(
    before insert,
    before update,
    after insert,
    after update,
    after delete,
    after undelete
) {
    TriggerDispatcher.run(Stakeholder_Link__c.SObjectType);
}
